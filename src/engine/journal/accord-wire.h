/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-wire-value.h"
#include "accord-writer.h"

G_BEGIN_DECLS

gboolean accord_wire_read (AccordWriter *writer, const AccordField *field, JsonNode *node, AccordValue *value, GError **error);
char *accord_wire_text (AccordWriter *writer, const AccordField *field, const AccordValue *value, GError **error);
char *accord_wire_clock (AccordWriter *writer, AccordStamp stamp, guint16 replica);
gboolean accord_wire_read_clock (AccordWriter *writer, JsonNode *node, AccordWriteClock *clock, GError **error);
gboolean accord_wire_damaged (GError **error);

G_END_DECLS
