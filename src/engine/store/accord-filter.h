/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "accord-id.h"
#include "accord-kind.h"

G_BEGIN_DECLS

typedef enum {
  ACCORD_OP_IS,       /* any of the operands; a text on a link means its title */
  ACCORD_OP_IS_NOT,   /* none of them, or empty */
  ACCORD_OP_LESS,     /* of days: before */
  ACCORD_OP_AT_MOST,
  ACCORD_OP_MORE,     /* of days: after */
  ACCORD_OP_AT_LEAST,
  ACCORD_OP_CONTAINS, /* folded text */
  ACCORD_OP_EMPTY,
  ACCORD_OP_NOT_EMPTY,
  ACCORD_OP_NOT_CONTAINS,
  ACCORD_OP_BETWEEN,  /* two operands, both included */
  ACCORD_OP_PERIOD,   /* of days: a span named from today, such as "this-week" */
  ACCORD_OP_LAST_DAYS, /* of days: the last N, today included */
  ACCORD_OP_NEXT_DAYS, /* the next N, today included */
  ACCORD_OP_OLDER,     /* more than N days ago */
  ACCORD_OP_LATER,     /* more than N days ahead */
  ACCORD_N_OPS,
} AccordOp;

/* What a field is compared with. A link is named by the identity of a record, which holds on every
 * computer, with its title as text; by its title alone; or by its id in this file, which is never saved. */
typedef struct {
  AccordValue value;
  AccordId uid;
  gboolean has_uid;
} AccordOperand;
#define ACCORD_OPERAND_INIT { ACCORD_VALUE_INIT, { { 0 } }, FALSE }
void accord_operand_clear (AccordOperand *operand);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordOperand, accord_operand_clear)

/**
 * AccordFilter: which records of a kind, as conditions that must all hold, or any of them, with groups of
 * the other sort among them (one level). A boxed, counted value that is filled on one thread and
 * afterwards only read; it can be saved as text and told in words.
 */
typedef struct _AccordFilter AccordFilter;
#define ACCORD_TYPE_FILTER (accord_filter_get_type ())
GType accord_filter_get_type (void) G_GNUC_CONST;

AccordFilter *accord_filter_new (const AccordKind *kind, gboolean any);
AccordFilter *accord_filter_copy (const AccordFilter *self);
AccordFilter *accord_filter_ref (AccordFilter *self);
void accord_filter_unref (AccordFilter *self);
const AccordKind *accord_filter_get_kind (const AccordFilter *self);
gboolean accord_filter_add (AccordFilter *self, const char *path, AccordOp op, const AccordOperand *operands, guint n_operands, GError **error);
gboolean accord_filter_parse (AccordFilter *self, const char *expression, const char *currency, GError **error);
AccordFilter *accord_filter_add_group (AccordFilter *self);
void accord_filter_remove (AccordFilter *self, guint item);

/* An item is a condition or, where accord_filter_get_group() is not NULL, a group. */
guint accord_filter_get_n (const AccordFilter *self);
AccordFilter *accord_filter_get_group (const AccordFilter *self, guint item);
const char *accord_filter_get_path (const AccordFilter *self, guint item);
AccordOp accord_filter_get_op (const AccordFilter *self, guint item);
const AccordOperand *accord_filter_get_operands (const AccordFilter *self, guint item, guint *n_operands);
gboolean accord_filter_depends_on (const AccordFilter *self, const AccordKind *kind, int field);
gboolean accord_filter_depends_on_today (const AccordFilter *self);

/* Saved, and told. */
char *accord_filter_to_json (const AccordFilter *self);
AccordFilter *accord_filter_from_json (const AccordKind *kind, const char *json, GError **error);
char *accord_filter_describe (const AccordFilter *self);
char *accord_filter_describe_item (const AccordFilter *self, guint item);
char *accord_filter_describe_together (const AccordFilter *self, guint item, guint *with);

/* For a window that builds them: what may be asked, and how. */
const AccordField *accord_filter_field (const AccordKind *kind, const char *path, GError **error);
char *accord_filter_path_label (const AccordKind *kind, const char *path);
const AccordOp *accord_filter_ops (const AccordField *field, guint *n_ops);
char *accord_filter_op_label (AccordOp op, const AccordField *field);
const char *const *accord_filter_periods (void);
const char *accord_filter_period_label (const char *period);
gboolean accord_filter_period_days (const char *period, gint64 today, gint64 *first, gint64 *last);

/* What is not a column but follows from other records: open deals, the next step, the last contact … */
guint accord_computed_count (const AccordKind *kind);
const AccordField *accord_computed_field (const AccordKind *kind, guint index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFilter, accord_filter_unref)

G_END_DECLS
