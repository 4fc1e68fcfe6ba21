"""Demo people, listings and pictures, made through the modules' doors. Never installed where real people shop."""
