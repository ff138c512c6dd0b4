/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-erasure.h"
#include "accord-traces.h"

G_BEGIN_DECLS

#define ACCORD_ERASED_END 5 /* letters of the identity that stand in place of a name */

int accord_erasure_plan (const AccordTraces *traces, AccordRecord *record, int *fields, AccordValue *values);
gboolean accord_erasure_puts_away (const AccordTraces *traces, const AccordTrace *trace);
gboolean accord_erasure_follow (AccordTraces *traces, AccordStamp until, gboolean heard, GError **error);

GStrv accord_erasure_plan_unknown (AccordTraces *traces, AccordRecord *record, const AccordTrace *trace, AccordStamp until, GError **error);

G_END_DECLS
