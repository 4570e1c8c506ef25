def log = new File(basedir, 'build.log').text
def told = log.readLines().findAll { it =~ /Wove|to weave|skipped/ }
    .collect { it.replaceFirst(/ in .*classes/, '').replace(basedir.toString(), '') }
assert told == [
    '[INFO] Wove 1 of 1 classes',
    '[INFO] Nothing to weave - 3 class files are up to date.',
    '[INFO] Wove 1 of 3 classes, removed stale frames: 1',
    '[INFO] No classes to weave in /elsewhere.',
    '[INFO] Weaving is skipped.']

assert new File(basedir, 'target/classes/breakfast').list().sort() ==
    ['Kitchen$breakfast$Frame.class', 'Kitchen.class']
return true
