class Tree:
    def __init__(self, label, left=None, right=None):
        self.label = label
        self.left = left
        self.right = right

    def __iter__(self):
        return inorder(self)


def balanced(labels):
    if not labels:
        return None
    middle = len(labels) // 2
    return Tree(labels[middle], balanced(labels[:middle]), balanced(labels[middle + 1:]))


def inorder(tree):
    if tree:
        for label in inorder(tree.left):
            yield label
        yield tree.label
        for label in inorder(tree.right):
            yield label


print("".join(balanced("recursion has depth")))
print("".join(inorder(None)))
