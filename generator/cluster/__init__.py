"""Jobs of a build on the machines of a Dask cluster; only `connect` is loaded without being asked for."""
