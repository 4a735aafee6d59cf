#!/usr/bin/env python3
"""A server on loopback that plays the sources of maps, with faults.

Usage: feed_server.py --log FILE [--seed N] [--faults SHARE] [--versions N] [--kinds a,b] [--tls CERT KEY]
                      [--layers N] [--state FILE]

Prints its port on the first line of standard output. It plays

  /api/history/public, /api/history/ID/geojson, /api/history/last      DeepState
  /repos/…/git/trees/main, /cyterat/deepstate-map-data/main/…          the daily unions
  /SaBe5HMtmnbqSWlu/arcgis/rest/services/NAME/FeatureServer/N…         ISW, and layers made up
  /days/YYYY-MM-DD.geojson                                             a file a day, with gaps
  /hook                                                                a receiver of events (POST)

A share of the answers has a fault, chosen by the seed and the number of the request. Each request is a line of the
log: begin, end (seconds), the number of requests that were being answered at its begin, the method, the path, the
status, and the fault. A fault of a kind `KIND` is forced by `/force/KIND` before the path.
"""

import argparse
import gzip
import json
import os
import random
import socket
import ssl
import struct
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

FIRST = 1735678434  # 2024-12-31
STEP = 86_400

KINDS = [
    "429", "500", "503", "reset", "drip", "short", "long", "gzip-cut", "redirect-loop", "redirect-away", "html",
    "error-body", "empty", "image", "not-a-map", "huge",
]


def square(west, south, size):
    return [[[west, south], [west, south + size], [west + size, south + size], [west + size, south], [west, south]]]


def deepstate_map(number, edition=0):
    """A map whose land grows by a little each day."""
    features = [
        {
            "type": "Feature",
            "properties": {"name": "Окуповано /// Occupied /// geoJSON.status.occupied", "fill": "#a52714"},
            "geometry": {"type": "Polygon", "coordinates": square(37, 47, 0.5 + 0.001 * number + 0.0001 * edition)},
        },
        {
            "type": "Feature",
            "properties": {"name": "Icon"},
            "geometry": {"type": "Point", "coordinates": [37.1, 48.1, 0]},
        },
    ]
    return {"type": "FeatureCollection", "features": features}


def union_map(number):
    return {
        "type": "FeatureCollection",
        "crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}},
        "features": [
            {
                "type": "Feature",
                "properties": {},
                "geometry": {"type": "MultiPolygon", "coordinates": [square(37, 47, 0.5 + 0.001 * number)]},
            }
        ],
    }


class World:
    """What the server serves, and what it was asked."""

    def __init__(self, options):
        self.options = options
        self.lock = threading.Lock()
        self.active = 0
        self.requests = 0
        self.log = open(options.log, "a", buffering=1)
        self.editions = {}
        self.received = []
        self.random = random.Random(options.seed)

    def ids(self):
        # Out of order, and some twice: lists are as their makers make them.
        ids = [FIRST + STEP * n for n in range(self.options.versions)]
        random.Random(7).shuffle(ids)
        return ids + ids[:2]

    def fault(self, path):
        if path.startswith("/force/"):
            return path.split("/")[2]
        if path.startswith("/hook") or self.random.random() >= self.options.faults:
            return None
        return self.random.choice(self.options.kinds)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    world = None

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        self.answer("GET")

    def do_POST(self):
        self.answer("POST")

    def answer(self, method):
        world = self.world
        begin = time.monotonic()
        with world.lock:
            world.active += 1
            world.requests += 1
            active = world.active
            fault = world.fault(self.path)
        path = self.path
        if path.startswith("http://"):
            # Asked as a proxy.
            path = "/" + path.split("/", 3)[3]
        if path.startswith("/force/"):
            path = "/" + path.split("/", 3)[3]
        self.status = 0
        try:
            if method == "POST":
                self.receive(path)
            elif fault is None:
                self.serve(path)
            else:
                self.spoil(path, fault)
        except (BrokenPipeError, ConnectionResetError):
            pass
        finally:
            end = time.monotonic()
            with world.lock:
                world.active -= 1
                world.log.write(
                    json.dumps(
                        {
                            "begin": begin, "end": end, "active": active, "method": method, "path": path,
                            "status": self.status, "fault": fault,
                            "agent": self.headers.get("User-Agent"),
                            "conditional": self.headers.get("If-None-Match"),
                        }
                    )
                    + "\n"
                )

    # Answers

    def send(self, status, body, headers=None, length=None):
        self.status = status
        self.send_response(status)
        for name, value in (headers or {"Content-Type": "application/json"}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.end_headers()
        if body:
            self.wfile.write(body)
            self.wfile.flush()

    def body_of(self, path):
        """The status, the bytes and the entity tag of a path."""
        world = self.world
        path, _, query = path.partition("?")
        parts = [part for part in path.split("/") if part]
        if path == "/api/history/public":
            entries = [{"id": number, "descriptionEn": "…", "status": True} for number in world.ids()]
            entries.append({"id": "no number", "status": False})
            return 200, json.dumps(entries).encode(), None
        if path == "/api/history/last":
            number = world.options.versions - 1
            envelope = {"id": FIRST + STEP * number, "map": deepstate_map(number), "datetime": "…"}
            return 200, json.dumps(envelope).encode(), None
        if path.startswith("/api/history/") and path.endswith("/geojson"):
            number, rest = divmod(int(parts[2]) - FIRST, STEP)
            if rest or not 0 <= number < world.options.versions:
                return 404, b"{}", None
            edition = self.edition(parts[2])
            # Two versions with the same content are two versions.
            content = json.dumps(deepstate_map(number - number % 2, edition)).encode()
            return 200, content, f'"{parts[2]}-{edition}"'
        if path.endswith("/git/trees/main"):
            tree = [{"path": "README.md", "type": "blob", "sha": "0", "size": 1}]
            for number in range(world.options.versions):
                day = time.strftime("%Y%m%d", time.gmtime(FIRST + STEP * number))
                name = f"data/deepstatemap_data_{day}.geojson"
                size = len(json.dumps(union_map(number)))
                tree.append({"path": name, "type": "blob", "sha": f"sha{number}", "size": size})
            return 200, json.dumps({"tree": tree, "truncated": False}).encode(), None
        if "deepstatemap_data_" in path:
            day = path.rsplit("_", 1)[1].split(".")[0]
            moment = time.mktime(time.strptime(day + "UTC", "%Y%m%d%Z")) - time.timezone
            return 200, json.dumps(union_map(int(moment - FIRST + STEP - 1) // STEP)).encode(), None
        if path.endswith("deepstate-map-data.geojson.gz"):
            features = []
            for number in range(world.options.versions):
                feature = union_map(number)["features"][0]
                feature["properties"] = {"date": time.strftime("%Y-%m-%d", time.gmtime(FIRST + STEP * number))}
                features.append(feature)
            edition = self.edition("collection")
            collection = {"type": "FeatureCollection", "features": features, "edition": edition}
            return 200, gzip.compress(json.dumps(collection).encode(), mtime=0), f'"collection-{edition}"'
        if "FeatureServer" in parts:
            return 200, json.dumps(self.layer(parts, query)).encode(), None
        if parts and parts[0] == "days":
            day = parts[1].split(".")[0]
            if int(day[-2:]) % 5 == 0:
                return 404, b"no map", None
            return 200, json.dumps(union_map(int(day[-2:]))).encode(), None
        return 404, b"{}", None

    def edition(self, name):
        try:
            with open(self.world.options.state) as file:
                return json.load(file).get(name, 0)
        except (OSError, ValueError, TypeError):
            return 0

    def layer(self, parts, query):
        """A layer of a feature service: each name has its size, its cap and its quirk."""
        name = parts[parts.index("FeatureServer") - 1]
        number = sum(name.encode())
        total = 1 + number * 37 % 2000
        cap = 1 + number * 13 % 500
        quirk = ["none", "overlap", "json-only", "no-count", "undeclared-json"][number % 5]
        if parts[-1] == "FeatureServer":
            kinds = {7: "esriGeometryPoint", 8: "esriGeometryPolygon"}
            return {"layers": [{"id": id, "name": name, "geometryType": kind} for id, kind in kinds.items()]}
        if "query" not in parts:
            return {
                "name": name, "geometryType": "esriGeometryPolygon", "objectIdField": "OBJECTID",
                "maxRecordCount": cap, "fields": [],
                "supportedQueryFormats": "JSON" if quirk == "json-only" else "JSON, geoJSON, PBF",
                "editingInfo": {"lastEditDate": 1755030154016 + 1000 * self.edition(name)},
            }
        values = dict(pair.split("=", 1) for pair in query.split("&") if "=" in pair)
        if values.get("returnCountOnly") == "true":
            if quirk == "no-count":
                return {"error": {"code": 400, "message": "Unable to count"}}
            return {"count": total}
        if values.get("returnIdsOnly") == "true":
            return {"objectIdFieldName": "OBJECTID", "objectIds": list(range(1, total + 1))}
        if values.get("f") == "geojson" and quirk in ("json-only", "undeclared-json"):
            return {"error": {"code": 400, "message": "Output format not supported."}}
        if "objectIds" in values:
            ids = [int(number) for number in values["objectIds"].split(",")]
            more = False
        else:
            offset = int(values.get("resultOffset", 0))
            start = max(0, offset - (3 if quirk == "overlap" else 0))
            ids = list(range(start + 1, min(offset + cap, total) + 1))
            more = bool(ids) and ids[-1] < total
        features = []
        for number in ids:
            ring = square(37 + 0.001 * (number % 1000), 47 + 0.002 * (number // 1000), 0.0009)
            fields = {"OBJECTID": number, "EditDate": 1755030154016}
            if values.get("f") == "geojson":
                geometry = {"type": "Polygon", "coordinates": ring}
                features.append({"type": "Feature", "id": number, "properties": fields, "geometry": geometry})
            else:
                features.append({"attributes": fields, "geometry": {"rings": ring}})
        page = {"features": features}
        if values.get("f") == "geojson":
            page["type"] = "FeatureCollection"
            if more:
                page["properties"] = {"exceededTransferLimit": True}
        else:
            page["geometryType"] = "esriGeometryPolygon"
            page["spatialReference"] = {"wkid": 4326}
            if more:
                page["exceededTransferLimit"] = True
        return page

    def serve(self, path):
        status, body, tag = self.body_of(path)
        headers = {"Content-Type": "application/json"}
        if tag:
            headers["ETag"] = tag
            if self.headers.get("If-None-Match") == tag:
                self.status = 304
                self.send_response(304)
                self.send_header("ETag", tag)
                self.end_headers()
                return
        if tag and not path.endswith(".gz") and "gzip" in (self.headers.get("Accept-Encoding") or ""):
            headers["Content-Encoding"] = "gzip"
            body = gzip.compress(body, mtime=0)
        self.send(status, body, headers)

    def receive(self, path):
        length = int(self.headers.get("Content-Length", 0))
        body = self.rfile.read(length)
        status, answer, _ = 200, b"{}", None
        with self.world.lock:
            if self.world.random.random() < self.world.options.faults:
                status = 503
            with open(self.world.options.state, "a") as file:
                # Also what is not answered well was received: the sender can't know.
                file.write(json.dumps({"id": self.headers.get("Idempotency-Key"), "body": body.decode()}) + "\n")
        self.send(status, answer)

    # Faults

    def spoil(self, path, fault):
        status, body, _ = self.body_of(path)
        if fault == "429":
            return self.send(429, b"slow down", {"Retry-After": "1"})
        if fault == "429-date":
            moment = time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(time.time() + 2))
            return self.send(429, b"slow down", {"Retry-After": moment})
        if fault == "429-long":
            return self.send(429, b"tomorrow", {"Retry-After": "86400"})
        if fault in ("500", "503", "403", "404"):
            return self.send(int(fault), b"<html>no</html>", {"Content-Type": "text/html"})
        if fault == "reset":
            self.status = 200
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body[: len(body) // 2])
            self.wfile.flush()
            # Closing with a zero linger sends a reset.
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self.connection.close()
            self.close_connection = True
            return None
        if fault == "drip":
            self.status = 200
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            for index in range(10_000):
                self.wfile.write(body[index : index + 1] or b" ")
                self.wfile.flush()
                time.sleep(0.2)
            return None
        if fault == "short":
            self.close_connection = True
            return self.send(status, body[: len(body) // 2], length=len(body))
        if fault == "long":
            self.close_connection = True
            return self.send(status, body, length=len(body) // 2)
        if fault == "gzip-cut":
            packed = gzip.compress(body)
            packed = packed[: max(12, len(packed) // 2)]
            return self.send(200, packed, {"Content-Type": "application/json", "Content-Encoding": "gzip"})
        if fault == "redirect-loop":
            return self.send(302, b"", {"Location": self.path})
        if fault == "redirect-away":
            return self.send(302, b"", {"Location": "https://elsewhere.example/map.geojson"})
        if fault == "html":
            page = b"<!DOCTYPE html><html><body>Just a moment\xe2\x80\xa6</body></html>"
            return self.send(200, page, {"Content-Type": "text/html; charset=utf-8"})
        if fault == "error-body":
            return self.send(200, b'{"error": {"code": 504, "message": "try later"}}')
        if fault == "empty":
            return self.send(200, b"")
        if fault == "image":
            return self.send(200, b"\x89PNG\r\n\x1a\n", {"Content-Type": "image/png"})
        if fault == "not-a-map":
            return self.send(200, b'{"type": "FeatureCollection", "features": []}')
        if fault == "huge":
            self.status = 200
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            while True:
                self.wfile.write(b" " * (1 << 16))
        return self.send(500, b"unknown fault")


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # Who hangs up early is no news.


def main():
    # What a test inherits by chance of another one would keep that one waiting for our end.
    os.closerange(3, 4096)
    parser = argparse.ArgumentParser()
    parser.add_argument("--log", required=True)
    parser.add_argument("--state", default="/dev/null")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--faults", type=float, default=0.0)
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--versions", type=int, default=5)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--tls", nargs=2)
    options = parser.parse_args()
    options.kinds = options.kinds.split(",")
    Handler.world = World(options)
    server = Server(("127.0.0.1", options.port), Handler)
    if options.tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*options.tls)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    print(server.server_address[1], flush=True)
    server.serve_forever()


if __name__ == "__main__":
    sys.exit(main())
