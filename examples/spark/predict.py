"""A Spark job: learns to read digits, and writes predictions as a table in Parquet with a partition for each day.

spark-submit examples/spark/predict.py examples/digits/digits.csv OUT
"""

import sys

from pyspark.sql import SparkSession, functions as F

source, out = sys.argv[1:]
spark = SparkSession.builder.appName("predict digits").getOrCreate()

PIXELS = [f"p{i}" for i in range(64)]
lines = spark.read.csv(source, header=True, inferSchema=True)
numbered = lines.select("label", F.array(*PIXELS).alias("pixels"), F.monotonically_increasing_id().alias("row"))
training, days = numbered.where("row < 898"), numbered.where("row >= 898")

# What the model has learned: the mean picture of each digit.
means = [F.avg(F.col("pixels")[i]) for i in range(64)]
digits = training.groupBy("label").agg(F.array(*means).alias("mean"))

# The picture that is nearest decides.
distance = F.aggregate(
    F.zip_with("pixels", "mean", lambda pixel, mean: (pixel - mean) * (pixel - mean)),
    F.lit(0.0),
    lambda total, square: total + square,
)
guesses = days.crossJoin(F.broadcast(digits.select(F.col("label").alias("digit"), "mean")))
nearest = F.min_by("digit", F.struct(distance, "digit"))
predictions = guesses.groupBy("row", "label").agg(nearest.alias("prediction"))

# Three hundred pictures came each day.
day = F.date_add(F.lit("2026-03-01").cast("date"), F.floor((F.col("row") - 898) / 300).cast("int"))
table = predictions.select("label", "prediction", day.alias("day"))
table.write.mode("overwrite").partitionBy("day").parquet(out)
