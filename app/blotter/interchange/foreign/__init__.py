"""What the readers of other programs’ projects share: names, findings, and the project in the making."""
