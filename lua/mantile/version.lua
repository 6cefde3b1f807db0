-- version.lua: of the program and the library; the Makefile reads it too.

return "0.1.0"
