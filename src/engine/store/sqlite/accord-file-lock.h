/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-error.h"

G_BEGIN_DECLS

/* One writer per file: an flock on "NAME.accord.lock", which says who holds it. */
int accord_file_lock (const char *path, GError **error);
void accord_file_unlock (const char *path, int fd);
/* That the file is open here, whatever else in this process opens and closes it. */
typedef struct {
  int file;   /* descriptors; -1: none */
  int memory;
} AccordFileHold;

void accord_file_hold (AccordFileHold *self, const char *path);
void accord_file_let_go (AccordFileHold *self);
void accord_file_hold_clear (AccordFileHold *self);

G_END_DECLS
