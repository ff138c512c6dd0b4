/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One domain per boundary, one code per reaction of the user interface. Messages are finished,
 * translated sentences that say what happened, where, and what to do. */
#define ACCORD_STORE_ERROR (accord_store_error_quark ())
typedef enum {
  ACCORD_STORE_ERROR_BUSY,      /* another program writes to the file */
  ACCORD_STORE_ERROR_CORRUPT,   /* not a workspace, or damaged */
  ACCORD_STORE_ERROR_NEWER,     /* made by a newer Accord: opened read-only */
  ACCORD_STORE_ERROR_FULL,      /* no space left */
  ACCORD_STORE_ERROR_READ_ONLY, /* may be read, not written */
  ACCORD_STORE_ERROR_NETWORK,   /* on a network file system */
  ACCORD_STORE_ERROR_MISSING,   /* no such file or record */
  ACCORD_STORE_ERROR_EXISTS,    /* would overwrite */
  ACCORD_STORE_ERROR_FAILED,    /* anything else the database said */
} AccordStoreError;
GQuark accord_store_error_quark (void);

#define ACCORD_RULE_ERROR (accord_rule_error_quark ())
typedef enum {
  ACCORD_RULE_ERROR_FIELD,  /* a value that the field does not take */
  ACCORD_RULE_ERROR_GATE,   /* the stage asks for something first */
  ACCORD_RULE_ERROR_EMPTY,  /* nothing to undo, nothing to change */
} AccordRuleError;
GQuark accord_rule_error_quark (void);

#define ACCORD_EXCHANGE_ERROR (accord_exchange_error_quark ())
typedef enum {
  ACCORD_EXCHANGE_ERROR_PARSE,     /* names file, line and column */
  ACCORD_EXCHANGE_ERROR_ENCODING,
  ACCORD_EXCHANGE_ERROR_TOO_BIG,
  ACCORD_EXCHANGE_ERROR_UNKNOWN,   /* a file whose kind or columns are not recognised */
  ACCORD_EXCHANGE_ERROR_AMBIGUOUS, /* needs a decision, such as the date order */
  ACCORD_EXCHANGE_ERROR_IO,
} AccordExchangeError;
GQuark accord_exchange_error_quark (void);

#define ACCORD_SYNC_ERROR (accord_sync_error_quark ())
typedef enum {
  ACCORD_SYNC_ERROR_UNREACHABLE, /* the folder is not there, or cannot be written */
  ACCORD_SYNC_ERROR_FOREIGN,     /* another workspace, or not a shared folder at all */
  ACCORD_SYNC_ERROR_DAMAGED,     /* not complete yet, or broken on its way */
  ACCORD_SYNC_ERROR_NEWER,       /* written by a newer Accord that this one must not guess at */
  ACCORD_SYNC_ERROR_CLOCK,       /* this computer's clock cannot be right */
  ACCORD_SYNC_ERROR_EXISTS,      /* the name is taken on the share */
  ACCORD_SYNC_ERROR_REVOKED,     /* this computer was taken out of the workspace */
  ACCORD_SYNC_ERROR_PLACE,       /* the workspace file lies in the folder itself */
  ACCORD_SYNC_ERROR_DIFFERS,     /* another computer has taken the same, and says something else */
} AccordSyncError;
GQuark accord_sync_error_quark (void);
gboolean accord_error_pass (GError **error, GError **failed);

G_END_DECLS
