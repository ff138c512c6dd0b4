/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Getting ready behind the first list of a kind: it is found out which fields are filled at all, and the
 * columns of a large one are read into memory, to sort and filter by any of them. */
#include "accord-config.h"

#include <glib/gi18n-lib.h>
#include "accord-columns-kept.h"
#include "accord-store-private.h"

typedef struct {
  AccordStore *store;
  const AccordKind *kind;
} Build;

static void
build_free (gpointer data)
{
  Build *build = data;

  g_object_unref (build->store);
  g_free (build);
}

static Build *
build_new (AccordStore *store, const AccordKind *kind)
{
  Build *build = g_new0 (Build, 1);

  *build = (Build) { g_object_ref (store), kind };
  return build;
}

static DexFuture *
build_job (gpointer data)
{
  Build *build = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordReader) db = accord_store_open_reader (build->store, &error);

  if (db != NULL && accord_database_exec (db, "PRAGMA cache_size=-2048", &error) &&
      accord_columns_build (build->store->columns, db, build->kind, &error))
    return dex_future_new_for_boolean (TRUE);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

static DexFuture *
look_job (gpointer data)
{
  Build *build = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordReader) db = accord_store_open_reader (build->store, &error);

  if (db != NULL && accord_database_exec (db, "PRAGMA cache_size=-2048", &error) &&
      accord_filled_look (build->store->filled, db, build->kind, &error))
    return dex_future_new_for_boolean (TRUE);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/* Another process that writes would not tell what it fills. */
static void
expect_filled (AccordStore *self, const AccordKind *kind)
{
  DexFuture **looking = &self->looking[kind->number];

  if ((self->flags & ACCORD_STORE_READ_ONLY) || accord_filled_is_known (self->filled, accord_store_get_kind (self, kind)) ||
      (*looking != NULL && dex_future_is_pending (*looking)))
    return;
  dex_clear (looking);
  *looking = accord_worker_push (self->columns_thread, look_job, build_new (self, kind), build_free);
}

/**
 * accord_store_expect_columns:
 * @kind: a kind
 *
 * Reads the columns of a kind with many records into memory: about two bytes a value, a second for a
 * million customers. Until then, and for a kind with few records, lists are sorted and filtered by
 * reading the file. The first list of a kind asks for it by itself. Main thread.
 *
 * Returns: (transfer full): a future that resolves to %TRUE once they are known
 */
DexFuture *
accord_store_expect_columns (AccordStore *self, const AccordKind *kind)
{
  DexFuture **reading = &self->reading_columns[kind->number];

  if (self->closed)
    return dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, _ ("The workspace is closed."));
  if (accord_columns_is_ready (self->columns, kind))
    {
      expect_filled (self, kind);
      return dex_future_new_true ();
    }
  if (*reading == NULL || !dex_future_is_pending (*reading))
    {
      dex_clear (reading);
      *reading = accord_worker_push (self->columns_thread, build_job, build_new (self, kind), build_free);
    }
  expect_filled (self, kind); /* behind it: the next list waits for columns */
  return dex_ref (*reading);
}

static DexFuture *
extras_job (gpointer data)
{
  Build *build = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordReader) db = accord_store_open_reader (build->store, &error);

  if (db != NULL && accord_columns_build_extras (build->store->columns, db, build->kind, &error))
    return dex_future_new_for_boolean (TRUE);
  return dex_future_new_for_error (g_steal_pointer (&error));
}

/**
 * accord_store_expect_orders:
 * @kind: a kind
 *
 * As accord_store_expect_columns(), and behind them what these do not tell by themselves: the order of rows
 * by fields of many values (names, phone numbers), and what follows from other records (open value, next
 * step). It takes some seconds for a million, in the background; until then a list in such an order is
 * sorted by reading the file. The first list of a kind asks for it by itself. Main thread.
 *
 * Returns: (transfer full): a future that resolves to %TRUE once they are known
 */
DexFuture *
accord_store_expect_orders (AccordStore *self, const AccordKind *kind)
{
  DexFuture **reading = &self->reading_extras[kind->number];

  if (self->closed)
    return dex_future_new_reject (ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_MISSING, _ ("The workspace is closed."));
  dex_unref (accord_store_expect_columns (self, kind));
  if (*reading == NULL || !dex_future_is_pending (*reading))
    {
      dex_clear (reading);
      *reading = accord_worker_push (self->columns_thread, extras_job, build_new (self, kind), build_free);
    }
  return dex_ref (*reading);
}

/**
 * accord_store_knows_columns:
 *
 * Returns: whether the columns of @kind are in memory
 */
gboolean
accord_store_knows_columns (AccordStore *self, const AccordKind *kind)
{
  return accord_columns_is_ready (self->columns, kind);
}

/**
 * accord_store_set_columns_least:
 * @n_rows: kinds with fewer records are read from the file
 *
 * For tests; what is set by itself suits programs.
 */
void
accord_store_set_columns_least (AccordStore *self, guint n_rows)
{
  accord_columns_set_least (self->columns, n_rows);
}

/**
 * accord_store_set_columns_values_most:
 * @n_values: fields of more different values are kept as an order of the rows
 *
 * For tests; what is set by itself suits programs.
 */
void
accord_store_set_columns_values_most (AccordStore *self, guint n_values)
{
  accord_columns_set_values_most (self->columns, n_values);
}

/**
 * accord_store_keep_columns_from:
 * @n_rows: columns of kinds with fewer records do not stand in the folder of caches from one opening to the next
 *
 * For tests, and for all stores; what is set by itself suits programs.
 */
void
accord_store_keep_columns_from (guint n_rows)
{
  accord_columns_kept_set_least (n_rows);
}

static DexFuture *
listed_cb (DexFuture *future, gpointer data)
{
  Build *build = data;

  if (build->store->closed)
    return dex_ref (future);
  accord_store_warm (build->store, build->kind);
  if (accord_columns_is_due (build->store->columns, build->kind) ||
      accord_columns_misses_extras (build->store->columns, build->kind))
    dex_unref (accord_store_expect_orders (build->store, build->kind));
  expect_filled (build->store, build->kind);
  return dex_ref (future);
}

/* After a list was read, its kind's columns are read too where that helps the next one. */
DexFuture *
accord_store_after_list (AccordStore *self, const AccordKind *kind, DexFuture *listed)
{
  return dex_future_finally (listed, listed_cb, build_new (self, kind), build_free);
}
