"""The same work done by what people would use instead, each as its makers say."""
