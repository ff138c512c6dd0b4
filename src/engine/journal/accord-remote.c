/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Change sets on their way between computers. */
#include "accord-config.h"

#include "accord-remote.h"

/**
 * accord_remote_record_new:
 * @op: what was done, as #AccordRemoteRecord lists it
 * @s: number of the change set among those of its computer
 * @kind: name of a kind, which this program may not know
 * @uid: identity of the record; copied
 *
 * Returns: (transfer full): free with accord_remote_record_free()
 */
AccordRemoteRecord *
accord_remote_record_new (char op, gint64 s, const char *kind, const AccordId *uid)
{
  AccordRemoteRecord *self = g_new0 (AccordRemoteRecord, 1);

  self->op = op;
  self->s = s;
  self->kind = g_strdup (kind);
  self->uid = *uid;
  return self;
}

void
accord_remote_record_free (gpointer data)
{
  AccordRemoteRecord *self = data;

  g_free (self->kind);
  g_free (self->rid);
  g_clear_pointer (&self->fields, json_object_unref);
  g_clear_pointer (&self->deleted, json_array_unref);
  g_clear_pointer (&self->purged, json_array_unref);
  g_free (self);
}

/**
 * accord_remote_txn_new:
 * @s: number of the change set among those of its computer, from 1 without a gap
 * @stamp: its clock
 *
 * Returns: (transfer full): a change set without records; free with accord_remote_txn_free()
 */
AccordRemoteTxn *
accord_remote_txn_new (gint64 s, AccordStamp stamp)
{
  AccordRemoteTxn *self = g_new0 (AccordRemoteTxn, 1);

  self->s = s;
  self->stamp = stamp;
  self->records = g_ptr_array_new_with_free_func (accord_remote_record_free);
  return self;
}

void
accord_remote_txn_free (gpointer data)
{
  AccordRemoteTxn *self = data;

  g_free (self->by);
  g_free (self->kind);
  g_free (self->label);
  g_ptr_array_unref (self->records);
  g_free (self);
}

/**
 * accord_remote_segment_new:
 * @rid: of the computer whose changes they are; copied
 *
 * Returns: (transfer full): a file of changes without any; free with accord_remote_segment_free()
 */
AccordRemoteSegment *
accord_remote_segment_new (const char *rid)
{
  AccordRemoteSegment *self = g_new0 (AccordRemoteSegment, 1);

  self->rid = g_strdup (rid);
  self->txns = g_ptr_array_new_with_free_func (accord_remote_txn_free);
  return self;
}

void
accord_remote_segment_free (gpointer data)
{
  AccordRemoteSegment *self = data;

  g_free (self->workspace);
  g_free (self->rid);
  g_free (self->hash);
  g_free (self->prev);
  g_clear_pointer (&self->dep, json_object_unref);
  g_strfreev (self->parts);
  g_ptr_array_unref (self->txns);
  g_free (self);
}
