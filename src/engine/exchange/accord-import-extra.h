/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-kind.h"

G_BEGIN_DECLS

/* Further ways to reach a customer or contact. Group: "2" for what a file numbers, or a label such as
 * "Home"; "" belongs to the record itself. */
#define ACCORD_IMPORT_HANDLE "handle:"   /* TYPE:GROUP, becomes a record of its own */
#define ACCORD_IMPORT_LABEL "label:"     /* TYPE:GROUP, what that handle is called */
#define ACCORD_IMPORT_USE "use:"         /* TYPE:GROUP, whether it is preferred or not to be used */
#define ACCORD_IMPORT_ADDRESS "address:" /* GROUP:PART */
#define ACCORD_IMPORT_CONTACT "contact:" /* FIELD of a person at the customer that the row is */

#define ACCORD_IMPORT_TAGS "tags:"       /* words put on the record, several in one cell */
#define ACCORD_IMPORT_PHOTO "photo:"     /* a picture: base64, perhaps behind "data:…;base64," */

/* What stands between several values in one cell. */
#define ACCORD_IMPORT_BETWEEN " ::: "

typedef enum {
  ACCORD_IMPORT_PLACE_FORMATTED, /* all of it */
  ACCORD_IMPORT_PLACE_PO_BOX,
  ACCORD_IMPORT_PLACE_EXTENDED,
  ACCORD_IMPORT_PLACE_STREET,
  ACCORD_IMPORT_PLACE_STREET_2,
  ACCORD_IMPORT_PLACE_STREET_3,
  ACCORD_IMPORT_PLACE_POSTAL_CODE,
  ACCORD_IMPORT_PLACE_CITY,
  ACCORD_IMPORT_PLACE_REGION,
  ACCORD_IMPORT_PLACE_COUNTRY,
  ACCORD_IMPORT_N_PLACES,
} AccordImportPlace;

const char *accord_import_extra_target (const AccordKind *kind, const char *heading);
gboolean accord_import_extra_is (const AccordKind *kind, const char *target);
gboolean accord_import_place_of (const char *name, AccordImportPlace *place);
gboolean accord_import_kind_takes_tags (const AccordKind *kind);
gboolean accord_import_kind_has_handles (const AccordKind *kind);

G_END_DECLS
