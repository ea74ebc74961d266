"""Files that somebody wrote, such as a CV: told by their content, measured, read, and made anew without what stands
beside their words. It knows no rows, and nothing of whose a file is."""
