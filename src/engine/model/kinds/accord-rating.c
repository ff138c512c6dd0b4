/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How good a member is at a competency, as somebody saw it on a day. */
#include "accord-config.h"
#include <glib/gi18n-lib.h>
#include "accord-kind.h"

static const AccordChoice views[] = {
  { "manager", N_("Manager") },
  { "self", N_("Self") },
  { NULL },
};

static const AccordField fields[] = {
  { "member", ACCORD_FIELD_LINK, N_("Member"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "member" },
  { "competency", ACCORD_FIELD_LINK, N_("Competency"), ACCORD_FIELD_REQUIRED | ACCORD_FIELD_INDEXED | ACCORD_FIELD_OWNED,
    .target = "competency" },
  { "view", ACCORD_FIELD_CHOICE, N_("Seen by"), ACCORD_FIELD_REQUIRED,
    .choices = views },
  { "level", ACCORD_FIELD_INTEGER, N_("Level"), ACCORD_FIELD_REQUIRED },
  { "rated_on", ACCORD_FIELD_DATE, N_("Rated on"), ACCORD_FIELD_REQUIRED },
  { "rated_by", ACCORD_FIELD_LINK, N_("Rated by"), ACCORD_FIELD_PLAIN,
    .target = "member" },
  { "note", ACCORD_FIELD_LONG_TEXT, N_("Note"), ACCORD_FIELD_PERSONAL },
};

const AccordKind accord_rating_kind = {
  .number = 48,
  .name = "rating",
  .label = N_("Rating"),
  .plural = N_("Ratings"),
  .icon_name = "accord-star-symbolic",
  .flags = ACCORD_KIND_PLAIN,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .file_words = "ratings",
};
