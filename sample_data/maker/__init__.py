"""The maker of the sample rounds: reads source/, writes the files and their answers."""
