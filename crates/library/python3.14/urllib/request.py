# urllib.request on the sites of the in-page network: what blocks in CPython blocks here, in virtual time.
import io

import coroscope
import coroscope.http as _http
from urllib.error import HTTPError, URLError

__all__ = ["Request", "urlopen", "urlretrieve"]


class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url, self.data, self.headers, self.method = url, data, dict(headers), method

    def get_method(self):
        return self.method or ("POST" if self.data is not None else "GET")

    def add_header(self, key, value):
        self.headers[key.capitalize()] = value


class HTTPResponse(io.BytesIO):
    def __init__(self, answer):
        super().__init__(answer.body)
        self.status = self.code = answer.status
        self.reason = self.msg = answer.reason
        self.url, self.headers = answer.url, answer.headers

    def getcode(self):
        return self.status

    def geturl(self):
        return self.url

    def info(self):
        return self.headers

    def getheader(self, name, default=None):
        return self.headers.get(name, default)

    def getheaders(self):
        return list(self.headers.items())


HTTPResponse.__module__ = "http.client"


def urlopen(url, data=None, timeout=None, **options):
    request = url if isinstance(url, Request) else Request(url, data)
    try:
        answer = _http.get(request.full_url, method=request.get_method(), timeout=timeout)
    except TimeoutError:
        raise
    except OSError as e:
        raise URLError(e)
    if answer.status >= 400:
        raise HTTPError(answer.url, answer.status, answer.reason, answer.headers, HTTPResponse(answer))
    return HTTPResponse(answer)


def urlretrieve(url, filename=None, reporthook=None, data=None):
    raise URLError("there are no files to retrieve to in a page: use urlopen(url).read()")
