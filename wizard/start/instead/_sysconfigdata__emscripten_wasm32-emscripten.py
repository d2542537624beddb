"""Takes the place of the flags that Python was compiled with: nobody compiles in a browser."""

build_time_vars = {}
