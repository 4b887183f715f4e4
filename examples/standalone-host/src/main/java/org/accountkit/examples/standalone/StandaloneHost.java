package org.accountkit.examples.standalone;

final class StandaloneHost {
    private StandaloneHost() {}

    public static void main(String[] arguments) {
        System.out.println("ready");
    }
}
