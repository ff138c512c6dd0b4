/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-database.h"

G_BEGIN_DECLS

gboolean accord_unfinished_empty (AccordReader *db);
gboolean accord_unfinished_joining (AccordReader *db);
gboolean accord_unfinished_replace (const char *path);

G_END_DECLS
