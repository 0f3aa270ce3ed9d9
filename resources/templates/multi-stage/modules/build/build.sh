#!/bin/sh
# Runs in the builder stage, where CEKit puts the module's folder at /tmp/scripts/build.
set -e
cd /tmp/scripts/build
CGO_ENABLED=0 go build -o hello hello.go
