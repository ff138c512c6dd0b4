/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-query.h"

G_BEGIN_DECLS

gboolean accord_reader_settle_ties (AccordReader *reader, const AccordQuery *query, AccordIds *ids, GError **error);

G_END_DECLS
