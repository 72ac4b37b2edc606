"""From a source file to a document of numbered lines, and the steps that undo a dialect's artefacts."""
