/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-erasure.h"
#include "accord-writer.h"

G_BEGIN_DECLS

#define ACCORD_ERASED_END 5 /* letters of the identity that stand in place of a name */

gboolean accord_erasure_follow (AccordWriter *writer, AccordRecord *record, AccordStamp until, GError **error);

G_END_DECLS
