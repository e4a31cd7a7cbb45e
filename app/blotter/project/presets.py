"""What other programs would compute from a project's coding."""

from blotter.analysis.agreement import AgreementOptions
from blotter.analysis.presets import CodeDomain, PresetOptions, preset
from blotter.domain.codebook import path_key, split_path
from blotter.domain.table import Table
from blotter.progress import Progress, silent
from blotter.project.comparison import checked, coded_texts
from blotter.project.project import Project


def compared_as(
    project: Project,
    name: str,
    chosen: AgreementOptions,
    options: PresetOptions | None = None,
    progress: Progress = silent,
) -> Table:
    """The table of a preset, for the coders, codes and documents chosen and by their unit.

    What `options` leave open is taken from the project: the exclusive code sets are the domains.
    """
    options = options or PresetOptions()
    wanted = checked(project, chosen)
    keys = {path_key(split_path(code)) for code in wanted.codes}
    book = project.codebook
    paths = [book.path(code.id) for code in book]
    codes = [path for path in paths if not keys or path_key(split_path(path)) in keys]
    told = options.model_copy(
        update={
            "coders": wanted.coders,
            "against": tuple(project.coder(name).name for name in options.against),
            "unit": wanted.unit,
            "domains": options.domains or domains(project),
        }
    )
    return preset(name, coded_texts(project, wanted), codes, told, progress)


def domains(project: Project) -> tuple[CodeDomain, ...]:
    """The exclusive code sets; each of their codes stands for what is under it."""
    book = project.codebook
    return tuple(
        CodeDomain(
            name=each.name,
            labels={
                book.path(counted): book.path(code)
                for code in each.codes
                for counted in (code, *(below.id for below in book.descendants(code)))
            },
        )
        for each in project.code_sets
        if each.exclusive and each.codes
    )
