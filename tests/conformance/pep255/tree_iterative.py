class Tree:
    def __init__(self, label, left=None, right=None):
        self.label = label
        self.left = left
        self.right = right


def balanced(labels):
    if not labels:
        return None
    middle = len(labels) // 2
    return Tree(labels[middle], balanced(labels[:middle]), balanced(labels[middle + 1:]))


def inorder(node):
    stack = []
    while node:
        while node.left:
            stack.append(node)
            node = node.left
        yield node.label
        while not node.right:
            try:
                node = stack.pop()
            except IndexError:
                return
            yield node.label
        node = node.right


print("".join(inorder(balanced("a stack instead"))))
print("".join(inorder(balanced("x"))))
