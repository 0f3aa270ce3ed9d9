#!/bin/sh
set -e
cd /tmp/scripts/build
CGO_ENABLED=0 go build -o hello-world main.go
