def log = new File(basedir, 'build.log').text
assert log.contains('Wove 1 of 2 classes in ')
assert log.contains('Wove 1 of 1 classes in ')
assert log.contains('Tests run: 2, Failures: 0, Errors: 0, Skipped: 0')

def names(directory) { new File(basedir, directory).list().sort() }
assert names('target/classes/breakfast') ==
    ['Kitchen$breakfast$Frame.class', 'Kitchen$fry$Frame.class', 'Kitchen.class', 'Plate.class']
assert names('target/test-classes/breakfast') ==
    ['KitchenTest$length$Frame.class', 'KitchenTest.class']
return true
