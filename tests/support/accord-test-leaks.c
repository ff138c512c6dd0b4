/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accord-test-leaks.h"

/* Of LeakSanitizer, where the program is built with it. */
void __lsan_ignore_object (const void *object) __attribute__ ((weak));

/* accord_test_ignore_leak:
 * @object: what a library forgets, in frames that have no name to suppress
 *
 * The leak of this one object, and of what nobody but it holds, is not told; every other leak of the program is.
 */
void
accord_test_ignore_leak (gconstpointer object)
{
  if (__lsan_ignore_object != NULL && object != NULL)
    __lsan_ignore_object (object);
}
