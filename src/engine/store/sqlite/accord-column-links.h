/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-column-query.h"

G_BEGIN_DECLS

gboolean accord_column_links_test (const AccordColumnSet *set, const AccordCondition *condition);
gboolean accord_column_links_know (AccordColumnSet *set, AccordReader *db, const AccordCondition *condition);
gboolean accord_column_links_hits (AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, guint8 *hits, GError **error);

gboolean accord_column_links_several (const AccordCondition *condition);
gboolean accord_column_links_several_hits (const AccordColumnSet *set, AccordReader *db, const AccordCondition *condition, guint8 *hits, GError **error);

G_END_DECLS
