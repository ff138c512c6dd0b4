/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-ctl.h"
#include "accord-query.h"

G_BEGIN_DECLS

AccordRecord *accord_ctl_find (AccordStore *store, const AccordKind *kind, const char *typed,
                               GError **error);
AccordRecord *accord_ctl_find_among (AccordStore *store, const AccordKind *const *kinds, const char *typed,
                                     GError **error);
AccordRecord *accord_ctl_find_stage (AccordStore *store, gint64 pipeline, const char *typed,
                                     GError **error);

G_END_DECLS
