package main

import "os"

func main() {
	os.Stdout.WriteString("Built in one stage, run in another.\n")
}
