import json
from collections import Countr
