/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include "accord-store.h"

G_BEGIN_DECLS

/* Values as computers tell them to one another: as in the journal, but links by identity. */
JsonNode *accord_wire_value (AccordReader *reader, const AccordField *field, const AccordValue *value, GError **error);
gboolean accord_wire_is_shared (const AccordField *field);

G_END_DECLS
