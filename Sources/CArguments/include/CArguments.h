#ifndef CARGUMENTS_H
#define CARGUMENTS_H

// The words of the command line where there is no /proc, from which Swift reads them on Linux.
//
// There is nothing to call: what is linked with this has them.

#endif
