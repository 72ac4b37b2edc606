"""Workbooks (.xlsx, .xlsm, .xls): what is seen on their sheets, in processes of their own."""
