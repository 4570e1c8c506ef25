def log = new File(basedir, 'build.log').text
def message = '''
error[W0202]: cannot await while holding a monitor
  --> kitchen.Kitchen.boil(Kitchen.java:15)
   |
'''
assert log.replace(System.lineSeparator(), '\n').contains(message)
assert log.contains('return done(await(egg()));')
assert log.contains('1 error in weaving ')

def classes = new File(basedir, 'target/classes/kitchen')
assert classes.list().sort() == ['Kitchen.class']
return true
