"""The register: which programmes and agencies the records of all reports are about.

Rules find where names are equal; a person decides everything else in content/register/.
"""
