def log = new File(basedir, 'build.log').text
def told = log.readLines().findAll { it =~ /Wove|Nothing to weave/ }.collect { it.replaceFirst(/ in .*classes/, '') }
assert told == [
    '[INFO] Wove 1 of 1 classes',
    '[INFO] Nothing to weave - 3 class files are up to date.',
    '[INFO] Wove 1 of 3 classes, removed stale frames: 1']

assert new File(basedir, 'target/classes/breakfast').list().sort() ==
    ['Kitchen$breakfast$Frame.class', 'Kitchen.class']
return true
