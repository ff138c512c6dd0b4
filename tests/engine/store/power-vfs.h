/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A disk that can lose its power at any write. What SQLite wrote and has not told to be on the disk yet
 * (fsync) may be there or not, piece by piece, as sectors are. Made the default for every database that
 * this process opens after it. */
typedef void (*PowerCutFunc) (gpointer data);

void power_vfs_register (void);
void power_vfs_promise (int characteristics); /* SQLITE_IOCAP_…, of what is opened from now on */
void power_vfs_watch (guint32 seed, guint one_in, PowerCutFunc cut, gpointer data); /* NULL: nothing is cut any more */
void power_vfs_save (const char *folder); /* only from @cut: the disk as it would be found */

G_END_DECLS
