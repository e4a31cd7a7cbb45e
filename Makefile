# Each target is one call of tools/bootstrap.py, which works without make as well.
#   make run ARGS=my.blotter    make test ARGS="-k codebook"    make bench ONLY=open    make run PYTHON=python3.12
# make itself hands ONLY on in the environment.
PYTHON = python3

run:
	@$(PYTHON) tools/bootstrap.py run $(ARGS)

test:
	@$(PYTHON) tools/bootstrap.py test $(ARGS)

bench:
	@$(PYTHON) tools/bootstrap.py bench $(ARGS)

lock:
	@$(PYTHON) tools/bootstrap.py lock $(ARGS)

.PHONY: run test bench lock
