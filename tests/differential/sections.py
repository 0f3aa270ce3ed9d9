# SPDX-License-Identifier: MIT
"""Sections of descriptors with random content. Names come from small pools, so that overrides, modules and stages meet."""

import odd
from document import Map, Raw, wrap

NAMES = ["a", "B", "app", "App", "tool", "x.y", "z-1", "über", "a b"]
MODULES = ["base", "jdk", "app.run", "tools", "ns/deep", "Zed"]
VERSIONS = ["1.0", "1.1", "1.10", "2", "2.0.0", "1.0rc1", "1.0.post1", "1.0.dev2", "1!0.1", "v1.2", "1.0+local.1", "foo", "latest", "2024.01", "1.0-beta", "0"]
SUMS = {"md5": 32, "sha1": 40, "sha256": 64, "sha512": 128}
PATHS = ["files/a.txt", "files/b.txt", "./files/a.txt", "files", "missing.bin", "../up.txt", "/tmp/slipway-none"]
DESTS = ["/opt/x", "/opt/x/", "/Opt/X", "/", "//", ".", "", "/a/../b", "rel/dir", "/tmp/artifacts/"]
TEXTS = ["Some text", "", "It's \"quoted\"", "two\nlines", "long " * 30, "é" * 129, "a\\b", "x: y # z", " lead", "tab\there", "$HOME/${X}", "日本", "{{ name }}"]


class Sections:
    def __init__(self, random):
        self.random = random
        self.available = {}  # versions by module name
        self.has_files = True  # whether the files that descriptors name lie beside the one that is made

    def chance(self, part):
        return self.random.random() < part

    def pick(self, items):
        return self.random.choice(items)

    def value(self):
        """A scalar: mostly a plain text, now and then what YAML reads as something else."""
        if self.chance(0.25):
            return Raw(self.pick(odd.READ))
        return self.pick(TEXTS) if self.chance(0.5) else self.pick(NAMES)

    def some(self, make, most=3):
        return [make() for _ in range(self.random.randint(0 if self.chance(0.1) else 1, most))]

    def optional(self, pairs):
        """A map of the pairs whose chance comes up; the chance is the third of each."""
        kept = [(key, make) for key, make, part in pairs if self.chance(part)]
        if self.chance(0.2):
            self.random.shuffle(kept)
        return Map((key, make() if callable(make) else make) for key, make in kept)

    def name(self):
        return self.pick(NAMES)

    def text(self):
        return self.pick(TEXTS)

    def version(self):
        version = self.pick(VERSIONS[:-1] if self.chance(0.95) else VERSIONS)
        return Raw(version) if self.chance(0.3) else version

    def label(self):
        return self.optional([("name", self.label_name, 1), ("value", self.text, 1), ("description", self.text, 0.3)])

    def label_name(self):
        return self.pick([*NAMES, "description", "summary", "io.cekit.version", "name", "version"])

    def arg(self):
        return self.optional([("name", self.name, 1), ("value", self.text, 0.6), ("example", self.text, 0.2), ("description", self.text, 0.2)])

    def env(self):
        return self.optional(
            [("name", self.name, 1), ("value", self.value, 0.7), ("example", self.value, 0.3), ("description", self.text, 0.3), ("extra", self.value, 0.1)]
        )

    def port(self):
        number = Raw(self.pick(["80", "8080", "8443", "0x50", "0", "-1", "010"]))
        return self.optional(
            [("value", number, 1), ("protocol", self.pick(["tcp", "udp"]), 0.2), ("service", "web", 0.2), ("expose", Raw(self.pick(["true", "false", "yes", "no"])), 0.3)]
        )

    def volume(self):
        return self.optional([("name", self.name, 0.4), ("path", self.pick(["/data", "/data/", "rel", "/a b", "/"]), 1)])

    def run(self):
        words = lambda: [self.value() if self.chance(0.1) else self.pick(["sh", "-c", "echo \"x\"", "", "a'b"]) for _ in range(self.random.randint(0, 3))]  # noqa: E731
        user = Raw(self.pick(["0", "185", "root", "'0'", "1.5", "''", "null"]))
        return self.optional([("user", user, 0.6), ("workdir", self.pick(["/", "/home", ""]), 0.4), ("cmd", words, 0.5), ("entrypoint", words, 0.4)])

    def execute(self):
        return self.optional(
            [("script", self.pick(["run.sh", "two.sh", "none.sh"]), 1), ("name", self.name, 0.2), ("user", Raw(self.pick(["root", "0", "185", "1.5", "null"])), 0.4)]
        )

    def checksum(self, kind):
        digits = self.pick(["0123456789abcdef"] * 60 + ["0123456789ABCDEF", "01"])
        return "".join(self.random.choice(digits) for _ in range(SUMS[kind])) if self.chance(0.995) else ""

    def artifact(self, stages=()):
        kind = "git" if self.chance(0.01) else self.pick(["path", "path", "url", "url", "plain", "image", "pnc"])
        odd_name = self.chance(0.02)
        common = [("name", self.name, 0.5), ("target", self.pick(["t.bin", "u v", "a.txt"]), 0.3), ("description", self.text, 0.2)]
        dest = [("dest", self.pick(DESTS), 0.4)]
        sums = [(each, self.checksum(each), 0.25) for each in SUMS]
        source = [("source-url", "http://src/x", 0.15), ("source-md5", self.checksum("md5"), 0.15), ("source-sha1", self.checksum("sha1"), 0.1)]
        url = self.pick(["http://h/dir/"] if odd_name else ["http://h/d/a.bin", "https://h/x?y=1", " http://h/sp ", "ftp://h/x", "file:///nowhere/f.txt"])
        inner = self.pick(["out/", "/"] if odd_name else ["/out/x.jar", "y.jar"])
        rows = {
            "path": [("path", self.pick(PATHS), 1), *common, *dest, *sums],
            "url": [("url", url, 1), *common, *dest, *sums, *source],
            "plain": [("name", self.name, 0.99), *common[1:], *dest, ("md5", self.checksum("md5"), 0.99), *sums[1:], *source],
            "image": [("image", self.pick([*(stages or ["builder"]), "other:1"]), 1), ("path", inner, 1), *common, *dest],
            "pnc": [("pnc_artifact_id", Raw("'12'"), 1), ("pnc_build_id", Raw(self.pick(["'7'", "'8'"])), 1), ("name", self.name, 0.4),
                    ("target", self.pick(["t.jar", "u.jar"]), 0.99), *dest, ("url", "http://pnc/x", 0.3)],
            "git": [("git", {"url": "http://git/r.git", "ref": "main"}, 1), *common],
        }
        return self.optional(rows[kind])

    def repository(self):
        name = self.pick(["r one", "r2", "extra", "epel"])
        kind = self.pick(["url", "id", "rpm", "rpm"])
        rest = {"url": {"repository": "http://repo/x.repo"}, "id": "some-id", "rpm": "some.rpm"}[kind]
        return self.optional([("name", name, 1), (kind, rest, 0.995), ("description", self.text, 0.1), ("id", "second", 0.005)])

    def package_names(self):
        return [self.pick(["git", "curl", "vim=1.2", "java-17", "a b"]) for _ in range(self.random.randint(0, 4))]

    def packages(self):
        manager = self.pick(["yum", "dnf", "microdnf", "apk", "apt-get", "pip"] if self.chance(0.02) else ["yum", "dnf", "microdnf", "apk", "apt-get"])
        return self.optional(
            [("manager", manager, 0.5), ("manager_flags", self.pick(["", "--flag", "-q -y"]), 0.15), ("install", self.package_names, 0.7), ("remove", self.package_names, 0.25),
             ("reinstall", self.package_names, 0.25), ("repositories", lambda: self.some(self.repository), 0.4),
             ("content_sets", {"x86_64": ["a-rpms", "b-rpms"], "ppc64le": ["c"]}, 0.05), ("content_sets_file", self.pick(["sets.yml"] * 6 + ["none.yml"]), 0.02 if self.has_files else 0.001)]
        )

    def osbs(self):
        files = 0.15 if self.has_files else 0.004
        container = {"compose": {"pulp_repos": True}, "image_build_method": "imagebuilder"}
        if self.chance(0.3):
            container["remote_source"] = {"repo": "http://r", "ref": "x"}
        configuration = self.optional(
            [("container", container, 0.4), ("gating_file", self.pick(["gating.txt"] * 6 + ["none"]), files)]
        )
        if self.chance(files) and (not configuration.pairs or self.chance(0.1)):
            configuration.pairs.append(("container_file", wrap(self.pick(["container.yaml"] * 6 + ["none.yaml"]))))
        return self.optional(
            [("configuration", configuration, 0.5), ("repository", {"name": "containers/x", "branch": "b"}, 0.5), ("koji_target", "k", 0.2),
             ("extra_dir", self.pick(["extra", "osbs_extra"]), 0.2), ("extra_dir_target", "/extra", 0.15)]
        )

    def install_item(self):
        names = [*self.available] if self.available and self.chance(0.99) else MODULES
        name = self.pick(names)
        versions = self.available.get(name, []) if self.chance(0.97) else VERSIONS
        return self.optional([("name", name, 1), *([("version", self.pick(versions), 0.3)] if versions else [])])

    def common(self, part, stages=()):
        """The sections that image, module and overrides share, each with the chance `part`."""
        return [
            ("labels", lambda: self.some(self.label), part), ("args", lambda: self.some(self.arg), part * 0.6), ("envs", lambda: self.some(self.env, 4), part),
            ("ports", lambda: self.some(self.port), part * 0.8), ("run", self.run, part), ("artifacts", lambda: self.some(lambda: self.artifact(stages)), part),
            ("packages", self.packages, part), ("volumes", lambda: self.some(self.volume, 2), part * 0.5), ("osbs", self.osbs, part * 0.4),
            ("description", self.text, part * 0.7), ("help", {"add": False}, part * 0.1), ("release", Raw(self.pick(["1", "'1'", "1.5"])), part * 0.1),
            ("schema_version", Raw(self.pick(["1"] * 9 + ["'1'"])), part * 0.1), ("follow_tag", "reg/x:latest", part * 0.02),
        ]
