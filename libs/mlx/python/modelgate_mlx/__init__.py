"""The resident MLX process of Modelgate: loads, prepares, trains, fuses and generates on request.

Run as ``python -m modelgate_mlx``. It speaks JSON, one object a line: requests on standard input, events on what was
standard output. ``protocol`` describes both.
"""
