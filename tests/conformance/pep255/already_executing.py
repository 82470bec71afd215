from transcript import show


def resumes_itself():
    yield 1
    print("running:", me.gi_running)
    i = next(me)
    yield i


me = resumes_itself()
print("running:", me.gi_running)
show(lambda: next(me))
print("running:", me.gi_running)
show(lambda: next(me))
print("running:", me.gi_running)
show(lambda: next(me))
