/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-record.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_ENTITY (accord_entity_get_type ())
G_DECLARE_DERIVABLE_TYPE (AccordEntity, accord_entity, ACCORD, ENTITY, GObject)

/**
 * AccordEntity: a live record for the user interface (main thread only). Each kind has a subclass
 * ("AccordCustomerEntity") whose read-only properties are made from the kind's table: text fields are
 * strings, number fields int64, money fields #AccordMoney or %NULL; a link "owner" has its title as
 * "owner-title" beside it. A field named like something every entity has is "field-NAME"
 * ("field-title"). Besides them every entity
 * has "record" (#AccordRecord or %NULL while it is being loaded), "title" and "loaded". Setting a new
 * record notifies exactly the properties whose values differ.
 */
struct _AccordEntityClass {
  GObjectClass parent_class;
  const AccordKind *kind;
  GParamSpec **field_props; /* private: by index of field */
  GParamSpec **title_props; /* private: by index of field; NULL for all but links and places */
};

GType accord_entity_type_for (const AccordKind *kind);
AccordEntity *accord_entity_new (const AccordKind *kind, gint64 id);
const AccordKind *accord_entity_get_kind (AccordEntity *self);
gint64 accord_entity_get_id (AccordEntity *self);
AccordRecord *accord_entity_get_record (AccordEntity *self);
void accord_entity_set_record (AccordEntity *self, AccordRecord *record);
gboolean accord_entity_is_loaded (AccordEntity *self);
const char *accord_entity_get_title (AccordEntity *self);
const char *accord_entity_get_text (AccordEntity *self, const char *field_name);

G_END_DECLS
