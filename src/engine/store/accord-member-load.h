/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-store.h"

G_BEGIN_DECLS

/* How many open deals each member has, from kept totals where there are any. */
typedef void (*AccordMemberLoadFunc) (gint64 member, gint64 n_open, gpointer data);
gboolean accord_member_load_each (AccordReader *reader, AccordMemberLoadFunc func, gpointer data, GError **error);

G_END_DECLS
