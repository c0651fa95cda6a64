# a comment
  print("indented")
