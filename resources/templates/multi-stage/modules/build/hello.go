package main

import "fmt"

func main() {
	fmt.Println("Hello from an image that holds one program.")
}
