result = compute_something(first_argument, second_argument, third_argument third_is_wrong, fourth_argument)
