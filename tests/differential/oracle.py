# SPDX-License-Identifier: MIT
"""CEKit itself, run from a checkout in one long-lived process: each project in a forked child.

Only what needs a network, a service or Red Hat's programs is replaced: downloads, the bytes of artifacts, composes of
content sets, and the look for other programs. Everything else is CEKit's own code.
"""

import json
import logging
import os
import signal
import sys
import traceback

LIMIT = 60  # seconds that one project may take
COMPOSE = "http://odcs.stub.invalid/composes/12345.repo"  # what Slipway writes for a compose that it cannot ask for
COMPUTED = "computed-from-a-download"  # stands for a checksum that CEKit takes from a download


class Verdict:
    """What CEKit did: its exit code, what it said of errors, and the targets of the artifacts it would have copied."""

    def __init__(self, code, said, artifacts):
        self.code = code
        self.said = said
        self.artifacts = artifacts


class _Errors(logging.Handler):
    def __init__(self):
        super().__init__(logging.ERROR)
        self.texts = []

    def emit(self, record):
        self.texts.append(record.getMessage())


class Oracle:
    """`checkout` is a folder with CEKit's package `cekit` in it."""

    def __init__(self, checkout):
        sys.path.insert(0, os.path.abspath(checkout))
        os.environ.setdefault("HOME", "/nonexistent")
        import cekit.builders.buildah  # noqa: F401
        import cekit.builders.docker_builder  # noqa: F401
        import cekit.builders.osbs  # noqa: F401
        import cekit.builders.podman  # noqa: F401
        import cekit.cli

        self._cli = cekit.cli.cli
        self._copied = []
        self._sums = {}
        self._replace()

    def run(self, folder, arguments, home, stdin=b""):
        """Runs `cekit ARGUMENTS` in `folder` with `home` as the home folder."""
        report = os.path.join(home, "report.json")
        sys.stdout.flush()
        sys.stderr.flush()
        child = os.fork()
        if child == 0:
            self._child(folder, arguments, home, stdin, report)
        status = os.waitpid(child, 0)[1]
        if os.WIFSIGNALED(status):
            return Verdict(-os.WTERMSIG(status), ["killed"], [])
        with open(report, encoding="utf-8", errors="surrogateescape") as file:
            said = json.load(file)
        os.remove(report)
        return Verdict(os.WEXITSTATUS(status), said["errors"], said["artifacts"])

    def _child(self, folder, arguments, home, stdin, report):
        code = 1
        errors = _Errors()
        try:
            signal.alarm(LIMIT)
            os.chdir(folder)
            os.environ["HOME"] = home
            self._redirect(home, stdin)
            logging.getLogger("cekit").addHandler(errors)
            self._keep(errors)
            try:
                self._cli(arguments, prog_name="cekit")
                code = 0
            except SystemExit as ex:
                code = ex.code if isinstance(ex.code, int) else int(ex.code is not None)
            except BaseException as ex:
                errors.texts.append("traceback: " + "".join(traceback.format_exception_only(type(ex), ex)).strip())
            with open(report, "w", encoding="utf-8", errors="surrogateescape") as file:
                json.dump({"errors": errors.texts, "artifacts": self._copied}, file)
        finally:
            os._exit(code)

    @staticmethod
    def _redirect(home, stdin):
        path = os.path.join(home, "stdin")
        with open(path, "wb") as file:
            file.write(stdin)
        os.dup2(os.open(path, os.O_RDONLY), 0)
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)

    @staticmethod
    def _keep(errors):
        """CEKit sets its handlers anew when it starts; ours stays beside them."""
        import cekit.cli as module

        original = module.setup_logging

        def setup(*arguments):
            original(*arguments)
            logging.getLogger("cekit").addHandler(errors)

        module.setup_logging = setup

    def _replace(self):
        import cekit.descriptor.packages as packages
        import cekit.descriptor.resource as resource
        import cekit.generator.base as base
        import cekit.tools as tools

        tools.DependencyHandler._handle_dependencies = lambda handler, dependencies: None
        tools.DependencyHandler.handle_core_dependencies = lambda handler: None
        original = tools.download_file

        def download(url, destination):
            if url.startswith(("http://", "https://")):
                with open(destination, "w", encoding="utf-8") as file:
                    file.write("stub\n")
            else:
                original(url, destination)

        for module in (tools, resource, packages, base):
            if hasattr(module, "download_file"):
                module.download_file = download
        self._replace_artifacts(resource)
        self._replace_services(base)
        walk = os.walk

        def sorted_walk(top):
            for folder, folders, files in walk(top):
                folders.sort()
                yield folder, folders, files

        base.os = _Facade(os, walk=sorted_walk)

    def _replace_artifacts(self, resource):
        """Artifacts are copied in thought only: the cache and its checksums work as ever, without a file."""
        import cekit.cache.artifact as cache
        import cekit.generator.docker as docker
        import cekit.generator.osbs as osbs

        sums, copied = self._sums, self._copied
        busy = []

        def take(artifact, target):
            sums[target] = {name: (artifact.get(name) or "0").lower() for name in ("sha512", "sha256", "sha1", "md5")}

        for name in ("_PathResource", "_UrlResource", "_PlainResource", "_GitResource"):
            cls = getattr(resource, name)
            cls._copy_impl = _when(busy, take, cls._copy_impl)
        copy = resource.Resource.copy

        def noted(artifact, target):
            if busy:
                copied.append(str(artifact.get("target")))
            return copy(artifact, target)

        resource.Resource.copy = noted
        get_sum = cache.get_sum
        cache.get_sum = lambda path, name: sums[path][name] if path in sums else get_sum(path, name)
        resource.check_sum = lambda path, name, expected, *rest: True
        shutil = resource.shutil
        resource.shutil = _Facade(
            shutil, copy=lambda source, target: None if source in sums else shutil.copy(source, target)
        )
        resource._UrlResource.download_file = lambda artifact, url, destination: None
        osbs.crypto = _Facade(osbs.crypto, get_sum=lambda path, name: COMPUTED)
        for cls in (docker.DockerGenerator, osbs.OSBSGenerator):
            cls.prepare_artifacts = _during(busy, cls.prepare_artifacts)

    @staticmethod
    def _replace_services(base):
        class Compose:
            def __init__(self, url, **named):
                pass

            def new_compose(self, *arguments, **named):
                return {"id": 1}

            def wait_for_compose(self, *arguments, **named):
                return {"state": 2, "result_repofile": COMPOSE}

        base.ODCS = Compose
        base.AuthMech = type("AuthMech", (), {"Kerberos": 1})


class _Facade:
    """A module with some of its functions replaced."""

    def __init__(self, module, **replaced):
        self.__dict__.update(replaced)
        self._module = module

    def __getattr__(self, name):
        return getattr(self._module, name)


def _when(busy, replacement, original):
    def call(self, target):
        return replacement(self, target) if busy else original(self, target)

    return call


def _during(busy, original):
    def call(self):
        busy.append(True)
        try:
            return original(self)
        finally:
            busy.clear()

    return call
