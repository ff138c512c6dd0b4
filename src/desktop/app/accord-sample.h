/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-workspace.h"

G_BEGIN_DECLS

/* Data to try the program with, from data/sample. */
DexFuture *accord_sample_add (AccordWorkspace *workspace); /* boolean */
DexFuture *accord_sample_make (const char *path); /* boolean */
char *accord_sample_fill (const char *text, gint64 today, const char *const *stages);

G_END_DECLS
